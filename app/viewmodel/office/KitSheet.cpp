#include "app/viewmodel/office/KitSheet.h"

#include "app/viewmodel/office/PrintedPage.h"

namespace cunbao {

Result<QByteArray> kitSheetPdf(const KitSheet& sheet) {
    PrintedPage page(sheet.heading);
    page.gap();
    page.groups(sheet.kit.split(QLatin1Char('-')));
    page.gap();
    page.steps(sheet.steps);
    return page.finish();
}

} // namespace cunbao
