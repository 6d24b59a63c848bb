<#ftl output_format="plainText">
${msg("ssprCodeMailIntro", organisation)}

    ${code}

${msg("ssprCodeMailUse", minutes)}

${msg("ssprCodeMailIgnore")}
