<#ftl output_format="plainText">
${msg("ssprAdminUnlockMailWhat", organisation)}

${msg("ssprAccount")} ${username}
${msg("ssprMailTime")} ${time}

${msg("ssprAdminResetMailNotYou")}
<#if helpdesk??>
${msg("ssprHelpdesk")}: ${helpdesk?remove_beginning("mailto:")}
</#if>
<#if notMe??>

${msg("ssprNotMeMail")}

${notMe}
</#if>
