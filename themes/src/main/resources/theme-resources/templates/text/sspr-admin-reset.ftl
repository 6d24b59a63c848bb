<#ftl output_format="plainText">
${msg("ssprAdminResetMailWhat", organisation)}

${msg("ssprAccount")} ${username}
${msg("ssprMailTime")} ${time}

${msg("ssprAdminResetMailNext")}

${msg("ssprAdminResetMailNotYou")}
<#if helpdesk??>
${msg("ssprHelpdesk")}: ${helpdesk?remove_beginning("mailto:")}
</#if>
<#if notMe??>

${msg("ssprNotMeMail")}

${notMe}
</#if>
