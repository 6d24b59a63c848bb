<#-- Asks whose password is to be reset. -->
<#import "sspr-form.ftl" as form>
<#assign unlockable = (sspr.unlockable)!false>
<@form.page heading=unlockable?then("ssprAccessTitle", "ssprIdentifyTitle") field="username" account=false wayBack="sign-in">
  <@form.text><#if unlockable>${msg("ssprAccessIntro")}<#elseif (sspr.organisation)?has_content>${msg("ssprIdentifyIntroOrganisation", sspr.organisation)}<#else>${msg("ssprIdentifyIntro")}</#if></@form.text>
  <@form.form id="sspr-identify-form">
    <#assign label>
      <#if !realm.loginWithEmailAllowed>${msg("username")}<#elseif !realm.registrationEmailAsUsername>${msg("usernameOrEmail")}<#else>${msg("email")}</#if>
    </#assign>
    <@form.input name="username" label=label value=(sspr.username)! autocomplete="username" autocapitalize="none" spellcheck="false" dir="auto" />
    <#if (sspr.botDefence)??>
      <#include sspr.botDefence.template>
    </#if>
    <@form.actions>
      <@form.submit label="ssprContinue" />
    </@form.actions>
  </@form.form>
</@form.page>
