<#ftl output_format="plainText">
${msg("ssprResetLinkMailWhat", organisation)}

${msg("ssprAccount")} ${username}
${msg("ssprResetLinkMailUntil")} ${time}

${msg("ssprResetLinkMailDo")}:
${link}

${msg("ssprResetLinkMailKeep")}

${msg("ssprAdminResetMailNotYou")}
<#if helpdesk??>
${msg("ssprHelpdesk")}: ${helpdesk?remove_beginning("mailto:")}
</#if>
