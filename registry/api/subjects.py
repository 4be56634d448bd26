"""Rows by one word, such as `park:slug`: what evidence is about, without any app being imported.

A row's word is its model's name and its public key (slug, uid, code …), or its number where it has none.
"""

from functools import cache

from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import FieldDoesNotExist, ValidationError
from django.db.models import IntegerField, Q, TextField, Value
from django.db.models.functions import Cast
from django.utils.translation import gettext_lazy as _

from registry.access import visible_rows
from registry.dictionary import models

KEYS = ("slug", "uid", "code", "adcode", "key")
NOT_SUBJECTS = {"evidence", "dataversion", "membership"}


@cache
def subject_models() -> dict[str, type]:
    """{name: model} of every model that evidence may be about."""
    names = {model._meta.model_name: model for model in models()}
    return {name: model for name, model in names.items() if name not in NOT_SUBJECTS}


@cache
def public_key(model) -> str:
    """Name of the field that tells a row of `model` from the others in public."""
    for name in KEYS:
        try:
            if model._meta.get_field(name).unique:
                return name
        except FieldDoesNotExist:
            continue
    return "pk"


def hidden_fields(model) -> list[str]:
    """Fields of `model` that have a public switch of their own."""
    ending = "_is_public"
    return [
        field.name.removesuffix(ending)
        for field in model._meta.fields
        if field.name.endswith(ending)
    ]


def visible_evidence(user) -> Q:
    """The condition on Evidence for what `user` may read."""
    types = ContentType.objects.get_for_models(*subject_models().values())
    condition = Q(pk__in=[])
    for model, kind in types.items():
        condition |= Q(subject_type=kind) & _of_visible_rows(model, user)
    return condition


def _of_visible_rows(model, user) -> Q:
    rows = visible_rows(model, user)
    condition = Q(subject_id__in=rows.values("pk")) if rows.query.where else Q()
    for name in hidden_fields(model):
        shown = rows.filter(**{f"{name}_is_public": True}).values("pk")
        condition &= ~Q(field=name) | Q(subject_id__in=shown)
    return condition


def find_subject(word: str, user):
    """(content type, key of the row) of `park:slug`. Raises ValidationError if nobody of the name can be seen."""
    name, _colon, key = word.partition(":")
    model = subject_models().get(name)
    if model is None or not key:
        allowed = ", ".join(sorted(subject_models()))
        raise ValidationError(
            _("Write what it is about as model:key, such as park:slug. Models: %(allowed)s."),
            params={"allowed": allowed},
        )
    column = public_key(model)
    if column == "pk" and not (key.isascii() and key.isdigit() and len(key) < 18):
        raise ValidationError(_("There is no such row."))
    pk = visible_rows(model, user).filter(**{column: key}).values_list("pk", flat=True).first()
    if pk is None:
        raise ValidationError(_("There is no such row."))
    return ContentType.objects.get_for_model(model), pk


def words_of(evidence) -> dict[tuple[int, int], str]:
    """{(type, row key): word} for these pieces of evidence; one query, whatever kinds of rows they are about."""
    ids = {}
    for row in evidence:
        ids.setdefault(row.subject_type_id, set()).add(row.subject_id)
    kinds = {type_id: ContentType.objects.get_for_id(type_id).model_class() for type_id in ids}
    if not kinds:
        return {}
    first, *others = (_keys(kinds[type_id], type_id, ids[type_id]) for type_id in ids)
    return {
        (type_id, pk): f"{kinds[type_id]._meta.model_name}:{key}"
        for type_id, pk, key in first.union(*others, all=True)
    }


def _keys(model, type_id: int, keys: set[int]):
    """(type, row key, public key as text) of these rows."""
    rows = model._default_manager.filter(pk__in=keys).order_by()
    return rows.values_list(
        Value(type_id, IntegerField()), "pk", Cast(public_key(model), TextField())
    )
