<#-- Asks for a recovery code; says which one only to somebody who has passed a gate. -->
<#import "sspr-form.ftl" as form>
<@form.page heading="ssprRecoveryCodeTitle" field="code">
  <@form.text><#if (sspr.number)??>${msg("ssprRecoveryCodeIntroNumber", sspr.number)}<#else>${msg("ssprRecoveryCodeIntro")}</#if></@form.text>
  <@form.form id="sspr-recovery-code-form">
    <@form.input name="code" label=msg("ssprRecoveryCodeLabel") autocomplete="off" autocapitalize="characters" autocorrect="off" maxlength="64" spellcheck="false" dir="ltr" />
    <@form.actions>
      <@form.submit label="ssprVerify" />
      <#if (sspr.switchable)!false>
        <@form.other name="back" label="ssprOtherMethod" />
      </#if>
    </@form.actions>
  </@form.form>
</@form.page>
