<#-- Asks a user to register methods: organisation, username, link, helpdesk (optional). -->
<#import "template.ftl" as layout>
<@layout.emailLayout>
<p>${msg("ssprInvitationMailWhat", organisation)}</p>
<p>${msg("ssprAccount")} <strong><bdi>${username}</bdi></strong></p>
<p>${msg("ssprInvitationMailDo")}</p>
<p><a href="${link}">${link}</a></p>
<p>${msg("ssprInvitationMailCareful")}<#if helpdesk??> <a href="${helpdesk}">${msg("ssprHelpdesk")}</a></#if></p>
</@layout.emailLayout>
