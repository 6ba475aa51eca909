#include "app/viewmodel/office/InviteSheet.h"

#include "app/viewmodel/office/PrintedPage.h"

namespace cunbao {

Result<QByteArray> inviteSheetPdf(const InviteSheet& sheet) {
    TRY_LET(const QrMatrix code, QrMatrix::of(sheet.invite, QrMatrix::Correction::Medium));
    PrintedPage page(sheet.heading);
    for (const QString& fact : sheet.facts)
        page.text(fact);
    page.gap();
    page.code(code);
    page.gap();
    page.steps(sheet.steps);
    return page.finish();
}

} // namespace cunbao
