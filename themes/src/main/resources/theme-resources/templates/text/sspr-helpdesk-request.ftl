<#ftl output_format="plainText">
${msg("ssprHelpdeskRequestWhat", organisation)}

${msg("ssprHelpdeskRequestName")} ${(username?has_content)?then(username!, msg("ssprHelpdeskRequestNameless"))}
${msg("ssprHelpdeskRequestStanding." + standing)}
<#if account?has_content>
${msg("ssprAccount")} ${account}
</#if>
<#if userId?has_content>
${msg("ssprNotMeHelpdeskId")} ${userId}
</#if>

${msg("ssprHelpdeskRequestWants." + wants)}
${msg("ssprHelpdeskRequestAt")} ${(method?has_content)?then(msg("ssprMethod." + method!), msg("ssprHelpdeskRequestNowhere"))}
${msg("ssprMailTime")} ${time}
${msg("ssprHelpdeskRequestRealm")} ${realm}
${msg("ssprHelpdeskRequestSource")} ${source}

${msg("ssprHelpdeskRequestCareful")}
