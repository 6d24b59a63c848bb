<#ftl output_format="plainText">
${msg("ssprInvitationMailWhat", organisation)}

${msg("ssprAccount")} ${username}

${msg("ssprInvitationMailDo")}

${link}

${msg("ssprInvitationMailCareful")}
<#if helpdesk??>
${msg("ssprHelpdesk")}: ${helpdesk?remove_beginning("mailto:")}
</#if>
