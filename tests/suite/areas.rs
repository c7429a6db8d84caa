//! Compares the areas with the template of Implementing Regulation (EU) 2024/2835, Annex I, part 6: its 15 categories
//! with their keywords, each category ending with `KEYWORD_OTHER`.

use moderation_record::{Area, StatementCategory};

const TEMPLATE: [(&str, &str); 15] = [
    ("ANIMAL_WELFARE", "ANIMAL_HARM UNLAWFUL_SALE_ANIMALS"),
    (
        "CONSUMER_INFORMATION",
        "HIDDEN_ADVERTISEMENT INSUFFICIENT_INFORMATION_ON_TRADERS MISLEADING_INFO_GOODS_SERVICES MISLEADING_INFO_CONSUMER_RIGHTS \
         NONCOMPLIANCE_PRICING",
    ),
    (
        "CYBER_VIOLENCE",
        "CYBER_BULLYING_INTIMIDATION CYBER_HARASSMENT CYBER_INCITEMENT CYBER_STALKING NON_CONSENSUAL_IMAGE_SHARING \
         NON_CONSENSUAL_MATERIAL_DEEPFAKE",
    ),
    (
        "CYBER_VIOLENCE_AGAINST_WOMEN",
        "BULLYING_AGAINST_GIRLS CYBER_HARASSMENT_AGAINST_WOMEN CYBER_STALKING_AGAINST_WOMEN FEMALE_GENDERED_DISINFORMATION \
         INCITEMENT_AGAINST_WOMEN NON_CONSENSUAL_IMAGE_SHARING_AGAINST_WOMEN NON_CONSENSUAL_MATERIAL_DEEPFAKE_AGAINST_WOMEN",
    ),
    ("DATA_PROTECTION_AND_PRIVACY_VIOLATIONS", "BIOMETRIC_DATA_BREACH DATA_FALSIFICATION MISSING_PROCESSING_GROUND RIGHT_TO_BE_FORGOTTEN"),
    ("ILLEGAL_OR_HARMFUL_SPEECH", "DEFAMATION DISCRIMINATION HATE_SPEECH"),
    (
        "INTELLECTUAL_PROPERTY_INFRINGEMENTS",
        "COPYRIGHT_INFRINGEMENT DESIGN_INFRINGEMENT GEOGRAPHIC_INDICATIONS_INFRINGEMENT PATENT_INFRINGEMENT \
         TRADE_SECRET_INFRINGEMENT TRADEMARK_INFRINGEMENT",
    ),
    ("NEGATIVE_EFFECTS_ON_CIVIC_DISCOURSE_OR_ELECTIONS", "MISINFORMATION_DISINFORMATION VIOLATION_EU_LAW VIOLATION_NATIONAL_LAW"),
    (
        "PROTECTION_OF_MINORS",
        "AGE_SPECIFIC_RESTRICTIONS_MINORS CHILD_SEXUAL_ABUSE_MATERIAL CHILD_SEXUAL_ABUSE_MATERIAL_DEEPFAKE \
         GROOMING_SEXUAL_ENTICEMENT_MINORS UNSAFE_CHALLENGES",
    ),
    ("RISK_FOR_PUBLIC_SECURITY", "ILLEGAL_ORGANIZATIONS RISK_ENVIRONMENTAL_DAMAGE RISK_PUBLIC_HEALTH TERRORIST_CONTENT"),
    (
        "SCAMS_AND_FRAUD",
        "IMPERSONATION_ACCOUNT_HIJACKING INAUTHENTIC_ACCOUNTS INAUTHENTIC_LISTINGS INAUTHENTIC_USER_REVIEWS PHISHING PYRAMID_SCHEMES",
    ),
    ("SELF_HARM", "CONTENT_PROMOTING_EATING_DISORDERS SELF_MUTILATION SUICIDE"),
    ("UNSAFE_AND_PROHIBITED_PRODUCTS", "PROHIBITED_PRODUCTS UNSAFE_PRODUCTS"),
    ("VIOLENCE", "COORDINATED_HARM INCITEMENT_VIOLENCE_HATRED HUMAN_EXPLOITATION HUMAN_TRAFFICKING TRAFFICKING_WOMEN_GIRLS"),
    (
        "OTHER_VIOLATION_TC",
        "ADULT_SEXUAL_MATERIAL AGE_SPECIFIC_RESTRICTIONS GEOGRAPHICAL_REQUIREMENTS GOODS_SERVICES_NOT_PERMITTED \
         LANGUAGE_REQUIREMENTS NUDITY",
    ),
];

#[test]
fn every_category_and_keyword_of_the_template_is_an_area() {
    let mut keywords = 0;
    for (category, words) in TEMPLATE {
        let category: StatementCategory = format!("STATEMENT_CATEGORY_{category}").parse().unwrap();
        for word in words.split_whitespace() {
            let keyword = format!("KEYWORD_{word}");
            let area = Area::from_dsa_keyword(&keyword).unwrap_or_else(|| panic!("{keyword}"));
            assert_eq!((area.dsa_keyword(), area.dsa_category()), (Some(&*keyword), Some(category)), "{area}");
            // The words of the data are derived from the keywords.
            assert_eq!(area.as_str(), word.to_lowercase());
            keywords += 1;
        }
        let other = Area::from_dsa_category(category).unwrap_or_else(|| panic!("{category}"));
        assert_eq!((other.dsa_keyword(), other.dsa_category()), (Some("KEYWORD_OTHER"), Some(category)));
    }
    assert_eq!(keywords, 67, "KEYWORD_OTHER is the sixty-eighth");
    // Further keywords of the database's API.
    for keyword in ["KEYWORD_DANGEROUS_TOYS", "KEYWORD_STALKING"] {
        assert!(Area::from_dsa_keyword(keyword).is_some(), "{keyword}");
    }
    let named = |area: &&Area| area.dsa_keyword().is_some_and(|keyword| keyword != "KEYWORD_OTHER");
    assert_eq!(Area::ALL.iter().filter(named).count(), 69);
}

#[test]
fn areas_and_categories_match() {
    let without: Vec<&Area> = Area::ALL.iter().filter(|area| area.dsa_category().is_none()).collect();
    assert_eq!(without, [&Area::General]);
    let mut others: Vec<_> =
        Area::ALL.iter().filter(|area| area.dsa_keyword() == Some("KEYWORD_OTHER")).map(|area| area.dsa_category()).collect();
    let all = others.len();
    others.dedup();
    assert_eq!((all, others.len()), (15, 15));
    for category in [StatementCategory::NotSpecifiedNotice, StatementCategory::NotSpecifiedOrder] {
        assert_eq!(Area::from_dsa_category(category), None);
    }
}
