<#-- The mail with a code: code, minutes, organisation. -->
<#import "template.ftl" as layout>
<@layout.emailLayout>
<p>${msg("ssprCodeMailIntro", organisation)}</p>
<p dir="ltr" style="margin:24px 0;font-family:Consolas,Menlo,monospace;font-size:32px;font-weight:bold;letter-spacing:6px">${code}</p>
<p>${msg("ssprCodeMailUse", minutes)}</p>
<p>${msg("ssprCodeMailIgnore")}</p>
</@layout.emailLayout>
