<#-- What a mail was about that says "this wasn't me": a question first, then what was done. Told no more than the mail says. -->
<#import "sspr-form.ftl" as form>
<#assign state = (sspr.state)!"dead" helpdesk = (sspr.helpdesk)?? && state != "question">
<@form.page heading={"question": "ssprNotMeTitle", "done": "ssprLockedTitle", "repeated": "ssprNotMeRepeatedTitle", "dead": "ssprNotMeDeadTitle"}[state] wayBack="" help=(sspr.helpdesk)?? && state == "question">
  <#if state == "dead">
    <@form.text id="sspr-not-me">${msg("ssprNotMeDead", (sspr.days)!7)}</@form.text>
  <#else>
    <@form.text id="sspr-not-me">${msg("ssprNotMeDeed." + sspr.deed, ((sspr.type)??)?then(msg("ssprType." + sspr.type!), ""))}<br>${msg("ssprMailTime")} <bdi>${sspr.time}</bdi></@form.text>
  </#if>
  <#if state == "question">
    <@form.text>${msg("ssprNotMeIfNot")}</@form.text>
    <ul id="sspr-not-me-effects" class="pf-v5-c-list pf-v5-u-mb-md">
      <li>${msg("ssprNotMeSessions")}</li>
      <li>${msg("ssprNotMeLock")}</li>
      <#if sspr.told><li>${msg("ssprNotMeTells")}</li></#if>
    </ul>
    <@form.text>${msg("ssprNotMeIfYou")}</@form.text>
    <@form.form id="sspr-not-me-form">
      <@form.actions>
        <@form.submit label="ssprNotMeSubmit" />
      </@form.actions>
    </@form.form>
  <#elseif state == "done">
    <@form.text id="sspr-not-me-done">${msg("ssprNotMeDone")} ${msg(sspr.told?then("ssprNotMeTold", "ssprNotMeTell"))}</@form.text>
    <@form.text id="sspr-not-me-next">${msg("ssprNotMeNext")}</@form.text>
  <#elseif state == "repeated">
    <@form.text id="sspr-not-me-repeated">${msg("ssprNotMeRepeated")}</@form.text>
  </#if>
  <#if helpdesk>
    <@form.actions>
      <@form.link id="sspr-helpdesk" href=sspr.helpdesk label="ssprHelpdesk" />
    </@form.actions>
  </#if>
</@form.page>
