<#-- Asks for the answers to security questions; reads the same whether or not somebody has registered any. -->
<#import "sspr-form.ftl" as form>
<@form.page heading="ssprQuestionsTitle" fields=((sspr.questions)![])?map(question -> question.field)>
  <#if (sspr.usedUp)!false>
    <@form.text id="sspr-used-up">${msg("ssprAnswersUsedUp")}</@form.text>
  <#else>
    <@form.text>${msg("ssprQuestionsIntro")}</@form.text>
  </#if>
  <@form.form id="sspr-questions-form">
    <#list (sspr.questions)![] as question>
      <@form.input name=question.field label=question.text focused=question?is_first autocomplete="off" autocapitalize="off" autocorrect="off" spellcheck="false" dir="auto" />
    </#list>
    <@form.actions>
      <#if !((sspr.usedUp)!false)>
        <@form.submit label="ssprVerify" />
      </#if>
      <#if (sspr.switchable)!false>
        <@form.other name="back" label="ssprOtherMethod" />
      </#if>
    </@form.actions>
  </@form.form>
</@form.page>
