<#-- Asks for the code of an authenticator app; reads the same whether or not somebody has one. -->
<#import "sspr-form.ftl" as form>
<@form.page heading="ssprTotpTitle" field="code">
  <@form.text>${msg("ssprTotpIntro")}</@form.text>
  <@form.form id="sspr-totp-form">
    <@form.input name="code" label=msg("ssprTotpLabel") autocomplete="one-time-code" inputmode="numeric" maxlength="16" spellcheck="false" dir="ltr" />
    <@form.actions>
      <@form.submit label="ssprVerify" />
      <#if (sspr.switchable)!false>
        <@form.other name="back" label="ssprOtherMethod" />
      </#if>
    </@form.actions>
  </@form.form>
</@form.page>
