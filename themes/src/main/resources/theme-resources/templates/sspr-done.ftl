<#-- Says that the password is new, and leads on. -->
<#import "sspr-form.ftl" as form>
<@form.page heading="ssprDoneTitle" wayBack="">
  <@form.text id="sspr-done">${msg("ssprDone")}</@form.text>
  <#if (sspr.notSignedIn)??>
    <@form.text id="sspr-not-signed-in">${msg("ssprDoneNot." + sspr.notSignedIn)}</@form.text>
  </#if>
  <#if (sspr.continueUrl)??>
    <@form.actions>
      <@form.link id="sspr-continue" href=sspr.continueUrl label="ssprBackToApplication" />
    </@form.actions>
  <#elseif (sspr.signInUrl)??>
    <@form.actions>
      <@form.link id="sspr-continue" href=sspr.signInUrl label="ssprSignIn" />
    </@form.actions>
  </#if>
</@form.page>
