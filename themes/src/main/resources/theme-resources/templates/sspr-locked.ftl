<#-- Says to a user who is signed in that self-service is locked, and who can lift that. -->
<#import "sspr-form.ftl" as form>
<@form.page heading="ssprLockedTitle" wayBack="" help=false>
  <@form.text id="sspr-locked">${msg("ssprLocked")}</@form.text>
  <@form.helpdesk />
  <#if (sspr.leave)!false>
    <@form.form id="sspr-leave-form">
      <@form.actions>
        <@form.cancel label="ssprBackToApplication" />
      </@form.actions>
    </@form.form>
  </#if>
</@form.page>
