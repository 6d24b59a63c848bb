<#ftl output_format="plainText">
${msg("ssprNotMeHelpdeskWhat", organisation)}

${msg("ssprNotMeDeed." + deed, (type??)?then(msg("ssprType." + type!), ""))}
${msg("ssprMailTime")} ${time}

${msg("ssprAccount")} ${username}
${msg("ssprNotMeHelpdeskId")} ${userId}
${msg("ssprNotMeHelpdeskReported")} ${reported}

${msg("ssprNotMeHelpdeskDone")}

${msg("ssprNotMeHelpdeskNext")}
