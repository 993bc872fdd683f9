use crate::rules::prelude::*;

rule! {
    /// ## What it checks
    /// URN is a number on Ofsted's list of providers, or XXXXXXX where a provider has none.
    /// ## Why it matters
    /// The number says in which registered home or agency a child is. A number nobody has hides the
    /// place where the child lives.
    /// ## How to put it right
    /// Look the provider up on Ofsted's list and copy the number as it stands there (SC000000 or
    /// seven digits). Write XXXXXXX when the provider need not register.
    /// ## Source
    /// DfE's validation rules for 2026-27, rule 1008.
    Rule {
        code: "1008",
        wording: "Ofsted Unique Reference Number (URN) is not valid.",
        tables: &[Table::Episodes],
        needs: &[Need::Providers],
        fields: &["URN"],
        check: Check::Child(check),
        cases: &["
            Providers | URN
                      | 1234567
                      | SC999999
                      | 999999
            Episodes | CHILD | URN
                     | 1111  | SC999999
                     | 1111  |
                     | 1111  | 1234567
                     | 2222  | XXXXXXX
                     | 3333  | 1234567
                   > | 3333  | 2345
                     | 4444  | 999999
                   > | 5555  | 5b67891
                   > | 5555  | XXXXXX
        "],
    }
}

fn check(child: &Child<'_>, cx: &Context<'_>, found: &mut Found<'_>) {
    let Some(providers) = cx.providers else {
        return;
    };
    found.rows(child.episodes, |row| {
        row.urn.is_present() && !row.urn.is("XXXXXXX") && providers.of(&row.urn).is_empty()
    });
}
