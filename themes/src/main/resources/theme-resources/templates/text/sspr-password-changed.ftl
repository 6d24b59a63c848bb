<#ftl output_format="plainText">
${msg("ssprPasswordChangedMailWhat", organisation)}

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
