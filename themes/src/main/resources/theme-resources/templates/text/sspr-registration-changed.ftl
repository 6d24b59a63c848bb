<#ftl output_format="plainText">
${msg("ssprRegistrationMail." + change, msg("ssprType." + type), organisation)}

${msg("ssprAccount")} ${username}
${msg("ssprMailTime")} ${time}

${msg("ssprPasswordResetMailYou")}

${msg("ssprPasswordResetMailNotYou")}
<#if helpdesk??>
${msg("ssprHelpdesk")}: ${helpdesk?remove_beginning("mailto:")}
</#if>
<#if notMe??>

${msg("ssprNotMeMail")}

${notMe}
</#if>
