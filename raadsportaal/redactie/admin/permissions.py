"""What nobody may do in the admin, whatever rights a group gives. Mix in before a ModelAdmin or an inline."""


class NoAdd:
    """For what comes from elsewhere: an import, a page, a visitor."""

    def has_add_permission(self, request, obj=None):
        return False


class NoChange:
    """To look at only."""

    def has_change_permission(self, request, obj=None):
        return False


class NoDelete:
    """For what others refer to: praktijken, searches, addresses. Archive it, or give it another name."""

    def has_delete_permission(self, request, obj=None):
        return False
