<#-- Says that a link does not lead to a new password: because of the account, or else without a reason. -->
<#import "sspr-form.ftl" as form>
<@form.page heading="ssprResetLinkVoidTitle" wayBack="">
  <@form.text id="sspr-reset-link-void">${msg(((sspr.barred)!false)?then("ssprResetLinkBarred", "ssprResetLinkVoid"))}</@form.text>
</@form.page>
