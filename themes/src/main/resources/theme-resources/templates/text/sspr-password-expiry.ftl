<#ftl output_format="plainText">
${msg("ssprExpiryMailWhat", organisation)}

${msg("ssprAccount")} ${username}
${msg("ssprExpiryMailWhen")} ${time}

<#if link??>
${msg("ssprExpiryMailDo")}

${link}
<#else>
${msg("ssprExpiryMailDoAsAlways")}
</#if>

${msg("ssprExpiryMailCareful")}
<#if helpdesk??>
${msg("ssprHelpdesk")}: ${helpdesk?remove_beginning("mailto:")}
</#if>
