<#-- Says what was unlocked, or that nothing was locked. -->
<#import "sspr-form.ftl" as form>
<#assign lifted = (sspr.lifted)![]>
<@form.page heading=lifted?has_content?then("ssprUnlockedTitle", "ssprNotLockedTitle") wayBack=lifted?has_content?then("", "restart")>
  <#if lifted?has_content>
    <@form.text id="sspr-unlocked">${msg("ssprUnlocked." + lifted?join("-"))} ${msg("ssprUnlockedKeep")}</@form.text>
  <#else>
    <@form.text id="sspr-unlocked">${msg("ssprNotLocked")}</@form.text>
  </#if>
  <@form.actions>
    <@form.link id="sspr-continue" href=url.loginRestartFlowUrl label="ssprSignIn" />
  </@form.actions>
</@form.page>
