<#-- Brings the link by which a user sets a new password: organisation, username, link, time (its end), helpdesk (optional). -->
<#import "template.ftl" as layout>
<@layout.emailLayout>
<p>${msg("ssprResetLinkMailWhat", organisation)}</p>
<p>${msg("ssprAccount")} <strong><bdi>${username}</bdi></strong><br>${msg("ssprResetLinkMailUntil")} <strong><bdi>${time}</bdi></strong></p>
<p><a href="${link}">${msg("ssprResetLinkMailDo")}</a></p>
<p>${msg("ssprResetLinkMailKeep")}</p>
<p>${msg("ssprAdminResetMailNotYou")}<#if helpdesk??> <a href="${helpdesk}">${msg("ssprHelpdesk")}</a></#if></p>
</@layout.emailLayout>
