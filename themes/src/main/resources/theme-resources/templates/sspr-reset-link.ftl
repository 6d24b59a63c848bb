<#-- Asks the user of a link whether to go on; it posts to its own address, so that looking at it changes nothing. -->
<#import "sspr-form.ftl" as form>
<@form.page heading="ssprResetLinkTitle" wayBack="">
  <@form.text id="sspr-reset-link">${msg("ssprResetLink")}</@form.text>
  <form id="sspr-reset-link-form" class="${properties.kcFormClass!}" action="${(sspr.link)!}" method="post">
    <@form.actions>
      <@form.submit label="ssprContinue" />
    </@form.actions>
  </form>
</@form.page>
