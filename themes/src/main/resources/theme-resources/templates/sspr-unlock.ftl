<#-- Says why an account could not be unlocked, as a message above, and lets the user try again. -->
<#import "sspr-form.ftl" as form>
<@form.page heading="ssprUnlockTitle">
  <@form.text id="sspr-unlock">${msg("ssprUnlockedKeep")}</@form.text>
  <@form.form id="sspr-unlock-form">
    <@form.actions>
      <@form.submit label="ssprUnlockAgain" />
    </@form.actions>
  </@form.form>
</@form.page>
