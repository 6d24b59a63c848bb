<#-- Says that there is no password to change, and what to do instead. -->
<#import "sspr-form.ftl" as form>
<@form.page heading="ssprNoPasswordTitle" wayBack="">
  <#if (sspr.others)??>
    <@form.text id="sspr-no-password">${msg("ssprNoPasswordOthers", sspr.others)}</@form.text>
  <#else>
    <@form.text id="sspr-no-password">${msg("ssprNoPassword")}</@form.text>
  </#if>
  <@form.form id="sspr-leave-form">
    <@form.actions>
      <#if (sspr.setUpUrl)??>
        <@form.link id="sspr-set-up" href=sspr.setUpUrl label="ssprNoPasswordSetUp" />
      </#if>
      <@form.cancel label="ssprBackToApplication" />
    </@form.actions>
  </@form.form>
</@form.page>
