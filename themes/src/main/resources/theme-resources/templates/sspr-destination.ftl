<#-- Asks for the complete address a code goes to; reads the same whether or not there is one. -->
<#import "sspr-form.ftl" as form>
<@form.page heading="ssprDestinationTitle" field="destination">
  <@form.text>${msg("ssprDestinationIntro")}</@form.text>
  <@form.form id="sspr-destination-form">
    <@form.input name="destination" label=msg("ssprDestinationLabel") value=(sspr.destinationTyped)! type="email" autocomplete="email" autocapitalize="none" spellcheck="false" dir="ltr" />
    <@form.actions>
      <@form.submit label="ssprSendCode" />
      <#if (sspr.switchable)!false>
        <@form.other name="back" label="ssprOtherMethod" />
      </#if>
    </@form.actions>
  </@form.form>
</@form.page>
