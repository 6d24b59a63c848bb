<#-- Asks the helpdesk for a stuck visitor: organisation, username (as typed, optional), account and userId (optional), realm, source, wants, method (optional), standing, time. -->
<#import "template.ftl" as layout>
<@layout.emailLayout>
<p>${msg("ssprHelpdeskRequestWhat", organisation)}</p>
<p>${msg("ssprHelpdeskRequestName")} <strong><bdi>${(username?has_content)?then(username!, msg("ssprHelpdeskRequestNameless"))}</bdi></strong><br>${msg("ssprHelpdeskRequestStanding." + standing)}<#if account?has_content><br>${msg("ssprAccount")} <bdi>${account}</bdi></#if><#if userId?has_content><br>${msg("ssprNotMeHelpdeskId")} <bdi>${userId}</bdi></#if></p>
<p>${msg("ssprHelpdeskRequestWants." + wants)}<br>${msg("ssprHelpdeskRequestAt")} ${(method?has_content)?then(msg("ssprMethod." + method!), msg("ssprHelpdeskRequestNowhere"))}<br>${msg("ssprMailTime")} <bdi>${time}</bdi><br>${msg("ssprHelpdeskRequestRealm")} <bdi>${realm}</bdi><br>${msg("ssprHelpdeskRequestSource")} <bdi>${source}</bdi></p>
<p>${msg("ssprHelpdeskRequestCareful")}</p>
</@layout.emailLayout>
