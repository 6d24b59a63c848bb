<#ftl output_format="plainText">
${msg("ssprPasswordResetMailWhat", organisation)}

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
