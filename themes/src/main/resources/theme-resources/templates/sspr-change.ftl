<#-- Changes the password: the old one, the new one twice, and the rules for it. No password is ever shown again. -->
<#import "sspr-form.ftl" as form>
<#assign rules = (sspr.rules)![]>
<@form.page heading="ssprChangeTitle" fields=["password", "password-new", "password-confirm"] wayBack="">
  <link rel="stylesheet" href="${url.resourcesPath}/css/sspr-change.231b70b1.css">
  <#if (sspr.notBefore)??>
    <@form.text id="sspr-not-before">${msg("ssprChangeNotBefore", sspr.notBefore)}</@form.text>
  </#if>
  <@form.form id="sspr-change-form">
    <input id="sspr-username" name="username" type="text" value="${(sspr.username)!}" autocomplete="username" readonly hidden>
    <@form.password name="password" label=msg("ssprOldPassword") autocomplete="current-password" focused=true />
    <@form.password name="password-new" label=msg("ssprNewPassword") autocomplete="new-password" about=rules?has_content?then("sspr-rules", "")>
      <#if rules?has_content>
        <div id="sspr-rules" class="sspr-rules">
          <p>${msg("ssprRules")}</p>
          <ul id="sspr-live-rules" data-username="${(sspr.username)!}" data-email="${(sspr.email)!}" data-met="${msg("ssprRuleMet")}" data-open="${msg("ssprRuleOpen")}">
            <#list rules as rule>
              <li data-rule="${rule.id}" data-value="${rule.value?c}">${msg("ssprRule." + rule.id, rule.value)}</li>
            </#list>
          </ul>
        </div>
      </#if>
      <div id="sspr-strength" class="sspr-strength" hidden data-estimator="${url.resourcesPath}/js/sspr-zxcvbn.6677fc15.js" data-names="${(sspr.names)!}" <#list 0..4 as score>data-word${score?c}="${msg("ssprStrength." + score)}" </#list>>
        <div id="sspr-strength-meter" class="sspr-strength-track" role="meter" aria-labelledby="sspr-strength-label" aria-valuemin="0" aria-valuemax="4" aria-valuenow="0"></div>
        <p><span id="sspr-strength-label">${msg("ssprStrength")}</span> <strong id="sspr-strength-word" aria-live="polite"></strong></p>
      </div>
    </@form.password>
    <@form.password name="password-confirm" label=msg("ssprNewPasswordAgain") autocomplete="new-password" />
    <#if (sspr.signOutChoice)!true>
      <@form.checkbox name="logout-sessions" label=msg("logoutOtherSessions") checked=(sspr.signOutOthers)!false />
    <#else>
      <@form.text id="sspr-signs-out">${msg("ssprChangeSignsOut")}</@form.text>
    </#if>
    <@form.actions>
      <@form.submit label="ssprChangeSubmit" />
      <#if isAppInitiatedAction??>
        <@form.cancel />
      </#if>
    </@form.actions>
  </@form.form>
  <script type="module" src="${url.resourcesPath}/js/sspr-change.a1b96fc7.js"></script>
  <script type="module" src="${url.resourcesPath}/js/sspr-strength.c561c63b.js"></script>
</@form.page>
