<#--
  The parts that all sspr pages are made of.

  They use nothing but the layout of the theme in charge, so that the pages fit into any theme. There are two families:
  keycloak.v2 and its children draw the frame around an input (`framed`), the older themes draw the input itself.
-->
<#import "template.ftl" as layout>

<#assign framed = properties.kcFormControlUtilClass??>

<#-- A page: title, heading, who and where the user is, the content, and ways out. The error of a field is shown at its input only. -->
<#macro page heading field="" fields=[field] account=true wayBack="restart" help=(sspr.helpdesk)??>
  <#global title>${msg(heading)} – ${(realm.displayName)!}</#global>
  <@layout.registrationLayout displayMessage=!wrong(fields) displayInfo=(help || wayBack?has_content); section>
    <#if section == "header">
      ${msg(heading)}
    <#elseif section == "form">
      <@whereabouts account />
      <#nested>
    <#elseif section == "info">
      <@waysOut wayBack help />
    </#if>
  </@layout.registrationLayout>
</#macro>

<#function wrong fields>
  <#list fields as field>
    <#if messagesPerField.existsError(field)>
      <#return true>
    </#if>
  </#list>
  <#return false>
</#function>

<#macro whereabouts account>
  <#if ((sspr.gates)!1) gt 1>
    <@note id="sspr-step">${msg("ssprStep", (sspr.step)!1, sspr.gates)}</@note>
  </#if>
  <#if account && (sspr.username)?has_content>
    <@note id="sspr-account">${msg("ssprAccount")} <bdi>${sspr.username}</bdi></@note>
  </#if>
</#macro>

<#macro waysOut wayBack help>
  <#if wayBack == "restart">
    <p><a id="sspr-restart" href="${url.loginRestartFlowUrl}">${msg("ssprRestart")}</a></p>
  <#elseif wayBack == "sign-in">
    <p><a id="sspr-sign-in" href="${url.loginUrl}">${msg("ssprBackToSignIn")}</a></p>
  </#if>
  <#if help>
    <#if (sspr.askHelpdesk)!false>
      <@helpdeskForm>
        <p>${msg("ssprHelp")} <button id="sspr-helpdesk" type="submit" name="helpdesk" value="1" class="${properties.kcButtonClass!} pf-m-link pf-m-inline">${msg("ssprHelpdeskAsk")}</button></p>
      </@helpdeskForm>
    <#else>
      <p>${msg("ssprHelp")} <a id="sspr-helpdesk" href="${sspr.helpdesk}">${msg("ssprHelpdesk")}</a></p>
    </#if>
  </#if>
</#macro>

<#-- Has a mail sent to the helpdesk, and leaves the visitor on the page. -->
<#macro helpdeskForm>
  <form id="sspr-helpdesk-form" action="${url.loginAction}" method="post">
    <#nested>
  </form>
</#macro>

<#-- The way to the helpdesk as the main thing on a page. -->
<#macro helpdesk>
  <#if (sspr.helpdesk)??>
    <#if (sspr.askHelpdesk)!false>
      <@helpdeskForm>
        <@actions>
          <@action>
            <button id="sspr-helpdesk" type="submit" name="helpdesk" value="1" class="${look("Primary")}">${msg("ssprHelpdeskAsk")}</button>
          </@action>
        </@actions>
      </@helpdeskForm>
    <#else>
      <@actions>
        <@link id="sspr-helpdesk" href=sspr.helpdesk label="ssprHelpdesk" />
      </@actions>
    </#if>
  </#if>
</#macro>

<#macro text id="">
  <p<#if id?has_content> id="${id}"</#if> class="instruction pf-v5-u-mb-md"><#nested></p>
</#macro>

<#macro note id="">
  <p<#if id?has_content> id="${id}"</#if> class="instruction sspr-note ${properties.kcLoginMainFooterHelperText!} pf-v5-u-mb-md"><#nested></p>
</#macro>

<#macro form id>
  <form id="${id}" class="${properties.kcFormClass!}" action="${url.loginAction}" method="post" novalidate>
    <#nested>
  </form>
</#macro>

<#-- A labelled input with its error; more attributes of the input may follow. The frame of an input that runs from left to right does so too, or its error icon would cover what is typed. -->
<#macro input name label value="" type="text" focused=true attributes...>
  <#local error = messagesPerField.existsError(name)?then(messagesPerField.get(name), "")>
  <div class="${properties.kcFormGroupClass!}">
    <div class="${properties.kcFormGroupLabelClass!properties.kcLabelWrapperClass!}">
      <label for="${name}" class="${properties.kcFormLabelClass!properties.kcLabelClass!}"><span class="${properties.kcFormLabelTextClass!}">${label}</span></label>
    </div>
    <#if framed>
      <span class="${properties.kcInputClass!}<#if error?has_content> ${properties.kcError!}</#if>"<#if (attributes.dir!) == "ltr"> dir="ltr"</#if>>
        <@control name=name value=value type=type class="" error=error focused=focused attributes=attributes />
        <#if error?has_content>
          <span class="${properties.kcFormControlUtilClass!}">
            <span class="${properties.kcInputErrorIconStatusClass!}"><i class="${properties.kcInputErrorIconClass!}" aria-hidden="true"></i></span>
          </span>
        </#if>
      </span>
      <@problem name error />
    <#else>
      <div class="${properties.kcInputWrapperClass!}">
        <@control name=name value=value type=type class=(properties.kcInputClass!) error=error focused=focused attributes=attributes />
        <@problem name error />
      </div>
    </#if>
  </div>
</#macro>

<#macro control name value type class error focused attributes about="">
  <#local described = (error?has_content?then("input-error-" + name + " ", "") + about)?trim>
  <input id="${name}" name="${name}" type="${type}" value="${value}"<#if focused> autofocus</#if><#if class?has_content> class="${class}"</#if><#list attributes as key, text> ${key}="${text}"</#list><#if error?has_content> aria-invalid="true"</#if><#if described?has_content> aria-describedby="${described}"</#if>>
</#macro>

<#-- A labelled input for a password, which is never shown again; what follows it may be nested, and `about` names the element that describes it. -->
<#macro password name label autocomplete focused=false about="">
  <#local error = messagesPerField.existsError(name)?then(messagesPerField.get(name), "") attributes = {"autocomplete": autocomplete, "dir": "ltr", "maxlength": "2000"}>
  <div class="${properties.kcFormGroupClass!}">
    <div class="${properties.kcFormGroupLabelClass!properties.kcLabelWrapperClass!}">
      <label for="${name}" class="${properties.kcFormLabelClass!properties.kcLabelClass!}"><span class="${properties.kcFormLabelTextClass!}">${label}</span></label>
    </div>
    <#if framed>
      <div class="${properties.kcInputGroup!}" dir="ltr">
        <div class="${properties.kcInputGroupItemClass!} ${properties.kcFill!}">
          <span class="${properties.kcInputClass!}<#if error?has_content> ${properties.kcError!}</#if>">
            <@control name=name value="" type="password" class="" error=error focused=focused attributes=attributes about=about />
            <#if error?has_content>
              <span class="${properties.kcFormControlUtilClass!}">
                <span class="${properties.kcInputErrorIconStatusClass!}"><i class="${properties.kcInputErrorIconClass!}" aria-hidden="true"></i></span>
              </span>
            </#if>
          </span>
        </div>
        <div class="${properties.kcInputGroupItemClass!}">
          <button type="button" class="${properties.kcFormPasswordVisibilityButtonClass!}" aria-label="${msg("showPassword")}" aria-controls="${name}" data-password-toggle data-icon-show="${properties.kcFormPasswordVisibilityIconShow!}" data-icon-hide="${properties.kcFormPasswordVisibilityIconHide!}" data-label-show="${msg("showPassword")}" data-label-hide="${msg("hidePassword")}"><i class="${properties.kcFormPasswordVisibilityIconShow!}" aria-hidden="true"></i></button>
        </div>
      </div>
      <@problem name error />
      <#nested>
    <#else>
      <div class="${properties.kcInputWrapperClass!}">
        <@control name=name value="" type="password" class=(properties.kcInputClass!) error=error focused=focused attributes=attributes about=about />
        <@problem name error />
        <#nested>
      </div>
    </#if>
  </div>
</#macro>

<#-- A box to tick. -->
<#macro checkbox name label checked=false>
  <div class="${properties.kcFormGroupClass!}">
    <div class="${properties.kcCheckboxClass!"checkbox"}">
      <input id="${name}" name="${name}" type="checkbox" value="on" class="${properties.kcCheckboxInputClass!}"<#if checked> checked</#if>>
      <label for="${name}" class="${properties.kcCheckboxLabelClass!}">${label}</label>
    </div>
  </div>
</#macro>

<#-- A labelled list to choose one of: options with id and text. -->
<#macro select name label none options chosen="" focused=false>
  <#local error = messagesPerField.existsError(name)?then(messagesPerField.get(name), "")>
  <div class="${properties.kcFormGroupClass!}">
    <div class="${properties.kcFormGroupLabelClass!properties.kcLabelWrapperClass!}">
      <label for="${name}" class="${properties.kcFormLabelClass!properties.kcLabelClass!}"><span class="${properties.kcFormLabelTextClass!}">${label}</span></label>
    </div>
    <#if framed>
      <span class="${properties.kcInputClass!}<#if error?has_content> ${properties.kcError!}</#if>">
        <@menu name=name none=none options=options chosen=chosen class="" error=error focused=focused />
        <span class="${properties.kcFormControlUtilClass!}">
          <span class="${properties.kcFormControlToggleIcon!}"><i class="fa fa-caret-down" aria-hidden="true"></i></span>
        </span>
      </span>
      <@problem name error />
    <#else>
      <div class="${properties.kcInputWrapperClass!}">
        <@menu name=name none=none options=options chosen=chosen class=(properties.kcInputClass!) error=error focused=focused />
        <@problem name error />
      </div>
    </#if>
  </div>
</#macro>

<#macro menu name none options chosen class error focused>
  <select id="${name}" name="${name}"<#if focused> autofocus</#if><#if class?has_content> class="${class}"</#if><#if error?has_content> aria-invalid="true" aria-describedby="input-error-${name}"</#if>>
    <option value="">${none}</option>
    <#list options as option>
      <option value="${option.id}"<#if option.id == chosen> selected</#if>>${option.text}</option>
    </#list>
  </select>
</#macro>

<#macro problem name error>
  <#if error?has_content && framed>
    <div class="${properties.kcFormHelperTextClass!}" aria-live="polite">
      <div class="${properties.kcInputHelperTextClass!}">
        <div id="input-error-${name}" class="${properties.kcInputHelperTextItemClass!} ${properties.kcError!}">
          <span class="${properties.kcInputErrorMessageClass!}">${error}</span>
        </div>
      </div>
    </div>
  <#elseif error?has_content>
    <span id="input-error-${name}" class="${properties.kcInputErrorMessageClass!}" aria-live="polite">${error}</span>
  </#if>
</#macro>

<#-- A group of radio buttons, one per id; the label of an id is the text `labels` + id. No fieldset: several themes frame it. -->
<#macro choice name legend labels ids chosen>
  <#local error = messagesPerField.existsError(name)?then(messagesPerField.get(name), "")>
  <div class="${properties.kcFormGroupClass!} sspr-choice" role="radiogroup" aria-labelledby="${name}-legend"<#if error?has_content> aria-invalid="true" aria-describedby="input-error-${name}"</#if>>
    <div class="${properties.kcFormGroupLabelClass!properties.kcLabelWrapperClass!}">
      <span id="${name}-legend" class="${properties.kcFormLabelClass!properties.kcLabelClass!}"><span class="${properties.kcFormLabelTextClass!}">${legend}</span></span>
    </div>
    <div class="${properties.kcInputWrapperClass!}">
      <#list ids as id>
        <div class="${properties.kcInputClassRadio!properties.kcCheckboxClass!}">
          <input id="${name}-${id}" name="${name}" type="radio" value="${id}" class="${properties.kcInputClassRadioInput!properties.kcCheckboxInputClass!}"<#if id == chosen> checked autofocus</#if>>
          <label for="${name}-${id}" class="${properties.kcInputClassRadioLabel!properties.kcCheckboxLabelClass!}">${msg(labels + id)}</label>
        </div>
      </#list>
      <@problem name error />
    </div>
  </div>
</#macro>

<#-- The buttons of a form. The first one is what the Enter key presses. -->
<#macro actions>
  <#if framed>
    <div class="${properties.kcFormGroupClass!}">
      <div class="${properties.kcFormActionGroupClass!} pf-v5-u-flex-wrap"><#nested></div>
    </div>
  <#else>
    <#nested>
  </#if>
</#macro>

<#macro submit label>
  <@action>
    <button id="sspr-submit" type="submit" class="${look("Primary")}">${msg(label)}</button>
  </@action>
</#macro>

<#-- A button beside the main one: posts name=1. -->
<#macro other name label kind="Secondary">
  <@action>
    <button id="sspr-${name}" type="submit" name="${name}" value="1" formnovalidate class="${look(kind)}">${msg(label)}</button>
  </@action>
</#macro>

<#-- Leaves an action that an application has started. -->
<#macro cancel label="doCancel">
  <@action>
    <button id="sspr-cancel" type="submit" name="cancel-aia" value="true" formnovalidate class="${look("Link")}">${msg(label)}</button>
  </@action>
</#macro>

<#macro link id href label>
  <@action>
    <a id="${id}" href="${href}" class="${look("Primary")}">${msg(label)}</a>
  </@action>
</#macro>

<#macro action>
  <#if framed>
    <#nested>
  <#else>
    <div class="${properties.kcFormGroupClass!}">
      <div class="${properties.kcFormButtonsClass!}"><#nested></div>
    </div>
  </#if>
</#macro>

<#function look kind>
  <#if framed>
    <#return "${properties['kcButton' + kind + 'Class']!} ${properties.kcButtonBlockClass!}">
  </#if>
  <#return "${properties.kcButtonClass!} ${properties['kcButton' + (kind == 'Primary')?then('Primary', 'Default') + 'Class']!} ${properties.kcButtonBlockClass!} ${properties.kcButtonLargeClass!}">
</#function>
