<#-- Tells the helpdesk that a user has reported a deed: deed, type (of a method, optional), organisation, username, userId, time, reported. -->
<#import "template.ftl" as layout>
<@layout.emailLayout>
<p>${msg("ssprNotMeHelpdeskWhat", organisation)}</p>
<p>${msg("ssprNotMeDeed." + deed, (type??)?then(msg("ssprType." + type!), ""))}<br>${msg("ssprMailTime")} <strong><bdi>${time}</bdi></strong></p>
<p>${msg("ssprAccount")} <strong><bdi>${username}</bdi></strong><br>${msg("ssprNotMeHelpdeskId")} <bdi>${userId}</bdi><br>${msg("ssprNotMeHelpdeskReported")} <bdi>${reported}</bdi></p>
<p>${msg("ssprNotMeHelpdeskDone")}</p>
<p>${msg("ssprNotMeHelpdeskNext")}</p>
</@layout.emailLayout>
