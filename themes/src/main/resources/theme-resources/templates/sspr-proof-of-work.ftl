<#-- Has the browser find a number in the background; nothing is seen of it unless the user is faster. -->
<input id="proof" name="proof" type="hidden" autocomplete="off" data-challenge="${sspr.botDefence.challenge}" data-bits="${sspr.botDefence.bits?c}" data-moment="${msg("ssprProofOfWorkMoment")}">
<script type="module" src="${url.resourcesPath}/js/sspr-proof-of-work.1570dd36.js"></script>
