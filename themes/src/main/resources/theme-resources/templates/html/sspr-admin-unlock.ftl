<#-- Tells the owner of an account that an administrator has unlocked it: organisation, username, time, helpdesk (optional), notMe (link, optional). -->
<#import "template.ftl" as layout>
<@layout.emailLayout>
<p>${msg("ssprAdminUnlockMailWhat", organisation)}</p>
<p>${msg("ssprAccount")} <strong><bdi>${username}</bdi></strong><br>${msg("ssprMailTime")} <strong><bdi>${time}</bdi></strong></p>
<p>${msg("ssprAdminResetMailNotYou")}<#if helpdesk??> <a href="${helpdesk}">${msg("ssprHelpdesk")}</a></#if></p>
<#if notMe??>
<p>${msg("ssprNotMeMail")}<br><a href="${notMe}">${msg("ssprNotMeMailLink")}</a></p>
</#if>
</@layout.emailLayout>
