<#-- Lets the user choose how to prove who they are. -->
<#import "sspr-form.ftl" as form>
<@form.page heading="ssprMethodTitle" field="method">
  <@form.form id="sspr-method-form">
    <@form.choice name="method" legend=msg("ssprMethodChoose") labels="ssprMethod." ids=sspr.methods chosen=(sspr.method)!sspr.methods?first />
    <@form.actions>
      <@form.submit label="ssprContinue" />
    </@form.actions>
  </@form.form>
</@form.page>
