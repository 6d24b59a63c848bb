<#-- Lets the user choose security questions and answer them; what was typed stays while it is corrected. -->
<#import "sspr-form.ftl" as form>
<#assign numbers = (sspr.numbers)![] filledIn = (sspr.filledIn)!{} fields = [] wrong = "">
<#list numbers as number>
  <#list ["question" + number, "answer" + number] as field>
    <#assign fields = fields + [field]>
    <#if wrong == "" && messagesPerField.existsError(field)>
      <#assign wrong = field>
    </#if>
  </#list>
</#list>
<#assign start = wrong?has_content?then(wrong, "question1")>
<@form.page heading="ssprRegisterQuestionsTitle" fields=fields account=false wayBack="">
  <link rel="stylesheet" href="${url.resourcesPath}/css/sspr-register.9e443623.css">
  <@form.text>${msg("ssprRegisterQuestionsIntro", numbers?size)}</@form.text>
  <@form.note>${msg("ssprRegisterQuestionsRules", (sspr.shortest)!3, (sspr.longest)!40)}</@form.note>
  <@form.form id="sspr-register-questions-form">
    <#list numbers as number>
      <@form.select name="question" + number label=msg("ssprRegisterQuestion", number) none=msg("ssprQuestionChoose") options=(sspr.offered)![] chosen=filledIn["question" + number]!"" focused=(start == "question" + number) />
      <@form.input name="answer" + number label=msg("ssprRegisterAnswer", number) value=filledIn["answer" + number]!"" focused=(start == "answer" + number) autocomplete="off" autocapitalize="off" autocorrect="off" spellcheck="false" dir="auto" maxlength="200" />
    </#list>
    <@form.actions>
      <@form.submit label="ssprRegisterSave" />
      <@form.other name="back" label="ssprBackToOverview" />
    </@form.actions>
    <div id="sspr-live-rules" hidden data-shortest="${(sspr.shortest)!3}" data-longest="${(sspr.longest)!40}" data-too-short="${msg("ssprAnswerTooShort", (sspr.shortest)!3)}" data-too-long="${msg("ssprAnswerTooLong", (sspr.longest)!40)}" data-twice="${msg("ssprAnswerTwice")}" data-in-question="${msg("ssprAnswerInQuestion")}"></div>
  </@form.form>
  <template id="sspr-live-problem"><@form.problem name="live" error="–" /></template>
  <script type="module" src="${url.resourcesPath}/js/sspr-register-questions.a2096d22.js"></script>
</@form.page>
