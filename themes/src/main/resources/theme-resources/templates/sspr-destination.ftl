<#-- Asks for the complete address or number a code goes to; in a reset it reads the same whether or not there is one. -->
<#import "sspr-form.ftl" as form>
<#assign method = (sspr.method)!"email">
<#assign registering = ((sspr.purpose)!"") == "register">
<@form.page heading="ssprDestinationTitle." + method field="destination" wayBack=registering?then("", "restart")>
  <@form.text>${msg(registering?then("ssprRegisterDestinationIntro.", "ssprDestinationIntro.") + method)}</@form.text>
  <@form.form id="sspr-destination-form">
    <#if method == "email">
      <@form.input name="destination" label=msg("ssprDestinationLabel." + method) value=(sspr.destinationTyped)! type="email" autocomplete="email" autocapitalize="none" spellcheck="false" dir="ltr" />
    <#else>
      <@form.input name="destination" label=msg("ssprDestinationLabel." + method) value=(sspr.destinationTyped)! type="tel" autocomplete="tel" inputmode="tel" dir="ltr" />
    </#if>
    <@form.actions>
      <@form.submit label="ssprSendCode." + method />
      <#if (sspr.switchable)!false>
        <@form.other name="back" label=registering?then("ssprBackToOverview", "ssprOtherMethod") />
      </#if>
    </@form.actions>
  </@form.form>
</@form.page>
