package io.github.keycloaksspr.authenticators.phone;

import io.github.keycloaksspr.core.phone.PhoneRules;
import io.github.keycloaksspr.core.registration.RegisteredMethods;
import io.github.keycloaksspr.core.registration.RegisteredPhone;
import java.util.Optional;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/** Which of a user's phones. */
enum Line {
  MOBILE {
    @Override
    PhoneRules.Reading read(PhoneRules rules, String typed) {
      return rules.mobile(typed);
    }

    @Override
    Optional<RegisteredPhone> of(RealmModel realm, UserModel account) {
      return RegisteredMethods.of(realm, account).mobilePhone();
    }
  },
  OFFICE {
    @Override
    PhoneRules.Reading read(PhoneRules rules, String typed) {
      return rules.office(typed);
    }

    @Override
    Optional<RegisteredPhone> of(RealmModel realm, UserModel account) {
      return RegisteredMethods.of(realm, account).officePhone();
    }
  };

  abstract PhoneRules.Reading read(PhoneRules rules, String typed);

  abstract Optional<RegisteredPhone> of(RealmModel realm, UserModel account);
}
