<#ftl output_format="plainText">
${msg("ssprAdministratorMailWhat." + deed, organisation)}

${msg("ssprAccount")} ${administrator}
${msg("ssprMailTime")} ${time}

${msg("ssprAdministratorMailNext")}

${msg("ssprAdministratorMailWhy", username)}
