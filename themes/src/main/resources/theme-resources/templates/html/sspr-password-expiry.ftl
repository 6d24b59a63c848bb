<#-- Reminds of a password that expires: organisation, username, time of the expiry, link (optional), helpdesk (optional). -->
<#import "template.ftl" as layout>
<@layout.emailLayout>
<p>${msg("ssprExpiryMailWhat", organisation)}</p>
<p>${msg("ssprAccount")} <strong><bdi>${username}</bdi></strong><br>${msg("ssprExpiryMailWhen")} <strong><bdi>${time}</bdi></strong></p>
<#if link??>
<p>${msg("ssprExpiryMailDo")}</p>
<p><a href="${link}">${link}</a></p>
<#else>
<p>${msg("ssprExpiryMailDoAsAlways")}</p>
</#if>
<p>${msg("ssprExpiryMailCareful")}<#if helpdesk??> <a href="${helpdesk}">${msg("ssprHelpdesk")}</a></#if></p>
</@layout.emailLayout>
