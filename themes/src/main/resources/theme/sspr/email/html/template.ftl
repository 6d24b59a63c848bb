<#-- The frame of every mail. Mail readers drop style sheets, so the style is on the elements, and light. -->
<#macro emailLayout>
<!DOCTYPE html>
<html lang="${locale.toLanguageTag()}" dir="${ltr?then('ltr', 'rtl')}">
<head>
  <meta charset="utf-8">
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <meta name="color-scheme" content="light">
  <title>${subject!}</title>
</head>
<body style="margin:0;padding:0;background-color:#eaf0f7">
  <table role="presentation" width="100%" cellspacing="0" cellpadding="0" style="background-color:#eaf0f7">
    <tr>
      <td align="center" style="padding:24px 12px">
        <table role="presentation" width="100%" cellspacing="0" cellpadding="0" style="max-width:560px;background-color:#ffffff;border:1px solid #d4dce5;border-top:4px solid #0b5cad;border-radius:12px">
          <tr>
            <td align="${ltr?then('left', 'right')}" style="padding:24px 32px 0;font-family:'Segoe UI',Roboto,Helvetica,Arial,sans-serif;font-size:18px;font-weight:600;line-height:1.4;color:#0b5cad">${organisation!realmName!}</td>
          </tr>
          <tr>
            <td align="${ltr?then('left', 'right')}" style="padding:8px 32px 24px;font-family:'Segoe UI',Roboto,Helvetica,Arial,sans-serif;font-size:16px;line-height:1.5;color:#1a2027">
              <#nested>
            </td>
          </tr>
        </table>
      </td>
    </tr>
  </table>
</body>
</html>
</#macro>
