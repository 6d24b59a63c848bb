<#-- Lets the user choose between a new password and unlocking the account; shown to everybody where the policy offers it. -->
<#import "sspr-form.ftl" as form>
<@form.page heading="ssprIntentTitle" field="intent">
  <@form.form id="sspr-intent-form">
    <@form.choice name="intent" legend=msg("ssprIntentChoose") labels="ssprIntent." ids=["reset", "unlock"] chosen=(sspr.intent)!"reset" />
    <@form.actions>
      <@form.submit label="ssprContinue" />
    </@form.actions>
  </@form.form>
</@form.page>
