"""The admin on the one road for writing: every add, change and removal goes through a service.

Superusers only. A reason is asked with every change, and the service leaves it in the history.
"""

from django import forms
from django.contrib import admin
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from leaflet.admin import LeafletGeoAdminMixin
from simple_history.admin import SimpleHistoryAdmin

from . import services


class Writers:
    """The three services of one model: `add(by, why, **values)`, `change(row, by, why, **changes)`,
    `remove(row, by, why)`, and `rule(row)`, which raises ValidationError for what no constraint can say.
    """

    def __init__(self, model, *, add=None, change=None, remove=None, rule=None):
        self.model = model
        self.add = add or (lambda **values: services.create(model, **values))
        self.change = change or services.update
        self.remove = remove or services.delete
        self.rule = rule or (lambda row: None)


class CheckedForm(forms.ModelForm):
    """A form that also asks the rule of the model's writers, so that the page can say what is wrong."""

    writers: Writers

    def _post_clean(self):
        super()._post_clean()
        if self.errors:
            return
        try:
            self.writers.rule(self.instance)
        except ValidationError as error:
            self.add_error(None, list(error.messages))

    def values(self, names=None) -> dict:
        """The cleaned values of the model's own fields; of all of them, or of `names`."""
        own = {field.name for field in self._meta.model._meta.concrete_fields} - {"id"}
        wanted = own if names is None else own & set(names)
        return {name: self.cleaned_data[name] for name in wanted & set(self.cleaned_data)}


class ReasonForm(CheckedForm):
    why = forms.CharField(
        label=_("Reason"),
        max_length=300,
        widget=forms.TextInput(attrs={"class": "vTextField"}),
        help_text=_("One sentence for the history: why this is so."),
    )


class OnOurGround(LeafletGeoAdminMixin):
    """Geometries are edited on a map of the districts, which asks no other host for tiles."""

    map_template = "registry/admin/map_widget.html"
    settings_overrides = {"ATTRIBUTION_PREFIX": "Leaflet"}  # the word alone: no flag, no link

    class Media:
        js = ["registry/admin/map.js"]


class ForSuperusers:
    """What the admin is for. A change to the register asks more: see the services."""

    def has_module_permission(self, request):
        return request.user.is_superuser

    def has_view_permission(self, request, obj=None):
        return request.user.is_superuser

    has_add_permission = has_change_permission = has_delete_permission = has_view_permission


class ServiceAdmin(ForSuperusers, OnOurGround, SimpleHistoryAdmin):
    """Base of every page of the admin; `writers` says by which services it writes."""

    form = ReasonForm
    writers: Writers
    list_per_page = 50

    @admin.display(description=_("Name"), ordering="name_zh")
    def called(self, row):
        """Its name in the language of the page, for lists."""
        return str(row)

    def get_form(self, request, obj=None, change=False, **kwargs):
        form = super().get_form(request, obj, change=change, **kwargs)
        form.writers = self.writers
        return form

    def save_model(self, request, obj, form, change):
        if "why" not in form.cleaned_data:
            raise ValidationError(_("A change needs a reason."))
        act = {"by": request.user, "why": form.cleaned_data["why"]}
        if change:
            self.writers.change(obj, **act, **form.values(form.changed_data))
        else:
            row = self.writers.add(**act, **form.values())
            obj.pk, obj._state.adding = row.pk, False

    def delete_model(self, request, obj):
        self.writers.remove(obj, by=request.user, why=str(_("Removed in the admin.")))

    def delete_queryset(self, request, queryset):
        for row in queryset:
            self.delete_model(request, row)

    def save_formset(self, request, form, formset, change):
        """Write the rows of an inline by the services of their own model."""
        act = {"by": request.user, "why": form.cleaned_data["why"]}
        formset.save(commit=False)
        writers = formset.form.writers
        for row in formset.deleted_objects:
            writers.remove(row, **act)
        for inline in formset.forms:
            if inline in formset.deleted_forms or not inline.has_changed():
                continue
            if inline.instance.pk:
                writers.change(inline.instance, **act, **inline.values(inline.changed_data))
            else:
                parent = {formset.fk.name: formset.instance}
                writers.add(**act, **(inline.values() | parent))


class _ServiceInline(ForSuperusers, OnOurGround):
    form = CheckedForm
    extra = 0
    writers: Writers

    def get_formset(self, request, obj=None, **kwargs):
        formset = super().get_formset(request, obj, **kwargs)
        formset.form.writers = self.writers
        return formset


def _inline(base, writers, **options):
    options |= {"model": writers.model, "writers": writers}
    return type(f"{writers.model.__name__}Inline", (_ServiceInline, base), options)


def rows_of(writers: Writers, **options) -> type:
    """An inline of stacked forms, for rows of many fields."""
    from django.contrib.admin import StackedInline

    return _inline(StackedInline, writers, **options)


def lines_of(writers: Writers, **options) -> type:
    """An inline of one line each, for rows of few fields."""
    from django.contrib.admin import TabularInline

    return _inline(TabularInline, writers, **options)
