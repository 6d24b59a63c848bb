<#-- Says that nobody can reset a password here, and not why. -->
<#import "sspr-form.ftl" as form>
<#assign leave = (sspr.leave)!false>
<@form.page heading="ssprUnavailableTitle" wayBack=leave?then("", "sign-in") help=false>
  <@form.text id="sspr-unavailable">${msg("ssprUnavailable")}</@form.text>
  <@form.helpdesk />
  <#if leave>
    <@form.form id="sspr-leave-form">
      <@form.actions>
        <@form.submit label="ssprContinue" />
      </@form.actions>
    </@form.form>
  </#if>
</@form.page>
