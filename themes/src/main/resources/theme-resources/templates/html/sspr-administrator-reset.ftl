<#-- Tells an administrator that another one has reset a password or unlocked an account without a sign-in: deed, administrator (whose account), organisation, username (of the reader), time, helpdesk (optional). -->
<#import "template.ftl" as layout>
<@layout.emailLayout>
<p>${msg("ssprAdministratorMailWhat." + deed, organisation)}</p>
<p>${msg("ssprAccount")} <strong><bdi>${administrator}</bdi></strong><br>${msg("ssprMailTime")} <strong><bdi>${time}</bdi></strong></p>
<p>${msg("ssprAdministratorMailNext")}</p>
<p>${msg("ssprAdministratorMailWhy", username)}</p>
</@layout.emailLayout>
