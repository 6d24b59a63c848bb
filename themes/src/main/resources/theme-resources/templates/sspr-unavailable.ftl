<#-- Says that nobody can reset a password here, and not why. -->
<#import "sspr-form.ftl" as form>
<@form.page heading="ssprUnavailableTitle" wayBack="sign-in" help=false>
  <@form.text id="sspr-unavailable">${msg("ssprUnavailable")}</@form.text>
  <#if (sspr.helpdesk)??>
    <@form.actions>
      <@form.link id="sspr-helpdesk" href=sspr.helpdesk label="ssprHelpdesk" />
    </@form.actions>
  </#if>
</@form.page>
