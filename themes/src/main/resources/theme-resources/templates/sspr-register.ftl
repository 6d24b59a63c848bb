<#-- Shows what is registered and what can be; at a sign-in it asks for what is missing, or whether the data still hold. -->
<#import "sspr-form.ftl" as form>
<#assign reconfirm = (sspr.reconfirm)!false finishable = (sspr.finishable)!false deferrable = (sspr.deferrable)!false>
<@form.page heading=reconfirm?then("ssprReconfirmTitle", "ssprRegisterTitle") fields=[] account=false wayBack="">
  <link rel="stylesheet" href="${url.resourcesPath}/css/sspr-register.9e443623.css">
  <#if (sspr.reason)?has_content>
    <@form.text id="sspr-reason">${msg("ssprRegisterReason." + sspr.reason, (sspr.need)!1)}</@form.text>
  <#else>
    <@form.text>${msg("ssprRegisterIntro")}</@form.text>
  </#if>
  <#if !finishable>
    <@form.note id="sspr-progress">${msg("ssprRegisterProgress", (sspr.have)!0, (sspr.need)!1)}</@form.note>
  <#elseif !reconfirm && (sspr.extensible)!false>
    <@form.note id="sspr-extend">${msg("ssprRegisterEnough")}</@form.note>
  </#if>
  <@form.form id="sspr-register-form">
    <ul id="sspr-register" class="sspr-entries">
      <#list (sspr.entries)![] as entry>
        <@one entry />
      </#list>
    </ul>
    <#if finishable || deferrable || isAppInitiatedAction??>
      <@form.actions>
        <#if reconfirm>
          <@form.other name="confirm" label="ssprReconfirm" kind="Primary" />
        <#elseif finishable>
          <@form.other name="finish" label="ssprRegisterFinish" kind="Primary" />
        <#elseif deferrable>
          <@form.other name="postpone" label="ssprRegisterPostpone" kind="Link" />
        </#if>
        <#if isAppInitiatedAction?? && !finishable>
          <@form.cancel />
        </#if>
      </@form.actions>
    </#if>
  </@form.form>
</@form.page>

<#macro one entry>
  <#local name = msg("ssprType." + entry.type)>
  <li class="sspr-entry" id="entry-${entry.type}">
    <p class="sspr-entry-name">${name}</p>
    <p class="sspr-entry-state<#if entry.held> sspr-entry-held</#if>"><@state entry /></p>
    <#if (entry.source!"user") != "user">
      <p class="sspr-entry-source">${msg("ssprSource." + entry.source)}</p>
    </#if>
    <#if entry.ways?has_content || entry.removable>
      <div class="sspr-entry-actions">
        <#list entry.ways as way>
          <#local label = msg(entry.held?then("ssprChange.", "ssprSetUp.") + way)>
          <button type="submit" name="method" value="${way}" id="method-${way}" aria-label="${name}: ${label}" class="${form.look("Secondary")}">${label}</button>
        </#list>
        <#if entry.removable>
          <button type="submit" name="remove" value="${entry.type}" id="remove-${entry.type}" aria-label="${name}: ${msg("ssprRemove")}" class="${form.look("Link")}">${msg("ssprRemove")}</button>
        </#if>
      </div>
    <#elseif !entry.held>
      <p class="sspr-entry-source">${msg("ssprAdministratorOnly")}</p>
    </#if>
  </li>
</#macro>

<#macro state entry>
  <#if entry.type == "sspr-security-questions" && (entry.value)??>
    ${msg(entry.held?then("ssprQuestionsHeld", "ssprQuestionsTooFew"), entry.value?number)}
  <#elseif (entry.value)??>
    <bdi dir="ltr">${entry.value}</bdi>
  <#else>
    ${msg(entry.held?then("ssprHeld", "ssprNotHeld"))}
  </#if>
</#macro>
