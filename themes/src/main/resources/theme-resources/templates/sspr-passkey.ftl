<#-- Asks for any passkey of this server; reads the same whether or not somebody has one. -->
<#import "sspr-form.ftl" as form>
<@form.page heading="ssprPasskeyTitle" fields=[]>
  <@form.text id="sspr-passkey">${msg("ssprPasskeyIntro")}</@form.text>
  <noscript>
    <@form.text id="sspr-passkey-no-script">${msg("ssprPasskeyNoScript")}</@form.text>
  </noscript>
  <@form.form id="sspr-passkey-form">
    <input name="credentialId" type="hidden" autocomplete="off" data-challenge="${(sspr.challenge)!}" data-relying-party="${(sspr.relyingParty)!}" data-timeout="${((sspr.timeout)!0)?c}" data-failed="${msg("ssprPasskeyFailed")}">
    <input name="clientDataJSON" type="hidden" autocomplete="off">
    <input name="authenticatorData" type="hidden" autocomplete="off">
    <input name="signature" type="hidden" autocomplete="off">
    <input name="userHandle" type="hidden" autocomplete="off">
    <@form.actions>
      <@form.submit label="ssprPasskeyUse" />
      <#if (sspr.switchable)!false>
        <@form.other name="back" label="ssprOtherMethod" />
      </#if>
    </@form.actions>
  </@form.form>
  <script type="module" src="${url.resourcesPath}/js/sspr-passkey.f832443d.js"></script>
</@form.page>
