<#-- Asks for the code; in a reset it reads the same whether or not one was sent. -->
<#import "sspr-form.ftl" as form>
<#assign method = (sspr.method)!"email">
<#assign registering = ((sspr.purpose)!"") == "register">
<@form.page heading="ssprCodeTitle" field="code" wayBack=registering?then("", "restart")>
  <@form.text>${msg(registering?then("ssprRegisterCodeIntro.", "ssprCodeIntro.") + method, (sspr.destination)!, (sspr.codeMinutes)!5)}</@form.text>
  <@form.form id="sspr-code-form">
    <@form.input name="code" label=msg("ssprCodeLabel") autocomplete="one-time-code" inputmode="numeric" maxlength="12" spellcheck="false" dir="ltr" />
    <@form.actions>
      <@form.submit label="ssprVerify" />
      <@form.other name="resend" label="ssprResend." + method />
      <@form.other name="back" label="ssprOtherDestination." + method kind="Link" />
    </@form.actions>
    <div>
      <#if ((sspr.resendIn)!0) gt 0>
        <@form.note>${msg("ssprResendIn", sspr.resendIn)}</@form.note>
      </#if>
      <@form.note>${msg("ssprCodeHelp." + method)}</@form.note>
    </div>
  </@form.form>
</@form.page>
